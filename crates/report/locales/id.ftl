# Kata-kata laporan dalam bahasa Indonesia. Argumen sudah berupa teks.

evaluation-title = Evaluasi nasional kawasan ekonomi khusus { $country }, { $period }
evaluation-title-zone = Evaluasi { $zone }, { $period }
known-all = Menurut semua yang diketahui.
known-on = Menurut yang diketahui pada { $date }.

section-investment = Investasi
section-employment = Tenaga kerja
section-businesses = Pelaku usaha dan kawasan

column-indicator = Indikator
column-value = Nilai
column-bounds = Mengingat pembulatan angka
column-sources = Sumber

bounds-exact = tepat
bounds-between = { $low } s.d. { $high }
bounds-from = sedikitnya { $low }
bounds-to = paling banyak { $high }
bounds-none = tanpa batas
amount-per = { $amount } per { $unit }
value-missing = tidak diketahui

missing-heading = Tidak diketahui
missing-line = { $indicator }: { $reason }
missing-not_reported = tidak ada angka yang diketahui untuk { $what }
missing-no_target = tidak ada target yang diketahui untuk { $what }
missing-later = { $reason }; baru diumumkan pada { $date } ({ $publisher })
missing-instead = { $reason }; yang ada untuk { $periods }
missing-division_by_zero = pembaginya nol
missing-divisor_may_be_zero = pembaginya mungkin nol, mengingat pembulatan angka
missing-no_such_window = rumusnya melihat ke belakang melampaui kalender
missing-not_additive = ukurannya tidak dapat dijumlahkan antarkawasan
missing-no_zones = tidak ada kawasan yang dapat dijumlahkan
missing-not_of_one_zone = ini tentang sebaran antarkawasan, yang tidak dimiliki satu kawasan
missing-overflow = hasilnya lebih dari 28 angka

sources-heading = Siapa mengumumkan apa dan kapan
source-line = [{ $number }] { $release }
source-release = { $publisher }, { $date }
source-undated = tanpa tanggal
source-figure = { $series }: { $figure }
source-early = { $line } (diumumkan sebelum periodenya berakhir)
source-words = { $line }: “{ $words }”

series-added = { $measure }, { $basis }, tambahan { $period }
series-for = { $measure }, { $basis } untuk { $period }
series-at = { $measure }, { $basis }, posisi akhir { $period }
period-unstated = periode yang tidak disebut
period-month = { $month } { $year }

basis-realised = realisasi
basis-target = target
basis-committed = komitmen
basis-projected = proyeksi

nothing-known = Tidak ada yang diketahui tentang { $subject } untuk { $period }.
nothing-known-on = Tidak ada yang diketahui tentang { $subject } untuk { $period } pada { $date }.
subject-national = semua kawasan bersama-sama

date = { $day } { $month } { $year }
month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember

topic-achievement = Capaian
topic-downstreaming = Hilirisasi, ekspor, dan devisa
topic-administration = Pelayanan administrasi
topic-resources = Sumber daya dan mutu
topic-reporting = Pelaporan
topic-wider-impact = Dampak luas
topic-other = Lainnya
value-coverage = { $amount } ({ $reported } dari { $zones } kawasan)
bounds-loose = { $bounds }, atau lebih sempit

trace-value = { $title }, { $period }: { $value } ({ $bounds })
trace-missing = { $title }, { $period }: { $reason }
trace-node = { $formula } = { $value } ({ $bounds })
trace-rounded-node = { $formula } = { $value }, dibulatkan di sini ({ $bounds })
trace-gap = { $formula }: { $reason }
trace-figure = { $figure }, { $release }

catalogue-heading = Indikator
catalogue-line = { $id }: { $title } [{ $unit }, { $direction }]
catalogue-projection = { $line }, sebuah proyeksi
direction-higher = makin tinggi makin baik
direction-lower = makin rendah makin baik
direction-neutral = tidak ada arah yang lebih baik

percentage-points = { $points } poin persen
list-and = { $first } dan { $last }
when-at = akhir { $period }
when-basis = { $basis } { $period }
off-above = { $gap } terlalu tinggi
off-below = { $gap } terlalu rendah

findings-title = Pertentangan dalam angka terbitan tentang kawasan ekonomi khusus { $country }
findings-count = Pertentangan: { $contradictions }, perbedaan: { $differences }, catatan: { $notes }.
severity-contradiction = PERTENTANGAN: angka-angkanya tidak mungkin semuanya benar
severity-difference = PERBEDAAN: satu hal diterbitkan dengan dua cara
severity-note = CATATAN: belum tentu ada yang keliru
kind-break = jumlahnya tidak cocok
kind-implies_exits = ada yang keluar
kind-restatement = dinyatakan ulang
kind-basis_conflict = realisasi atau komitmen
kind-target_changed = target berubah
kind-published_before_period_end = tidak sebanding
kind-registry_conflict = tidak sesuai daftar kawasan
kind-stated_ratio = rasio yang disebut
finding-title = { $heading } ({ $kind })
finding-heading = { $subject }: { $series }
heading-national = Semua kawasan bersama-sama
finding-term = { $figure } ({ $when })
finding-sum-above = Diterbitkan { $figure }, yaitu { $gap } lebih banyak daripada hasil { $sum }.
finding-sum-below = Diterbitkan { $figure }, yaitu { $gap } lebih sedikit daripada hasil { $sum }.
finding-at-least = Diterbitkan { $figure }, yaitu { $gap } lebih sedikit daripada hasil { $sum }, padahal itu belum semuanya.
finding-fell = Diterbitkan { $figure }, yaitu { $gap } lebih sedikit daripada { $sum } sebelumnya; angka kumulatif tidak turun.
finding-exits = { $sum } menghasilkan lebih banyak daripada { $figure } yang diterbitkan: { $gap } keluar di antaranya.
finding-exits-stock = Sebelum { $figure } ada { $sum }: { $gap } keluar di antaranya.
finding-nation-above = Untuk semua kawasan diterbitkan { $figure }, yaitu { $gap } lebih banyak daripada jumlah { $count } kawasan yang ada.
finding-nation-below = Untuk semua kawasan diterbitkan { $figure }, yaitu { $gap } lebih sedikit daripada jumlah { $count } kawasan yang ada.
finding-nation-at-least = Untuk semua kawasan diterbitkan { $figure }, yaitu { $gap } lebih sedikit daripada jumlah { $count } kawasan saja.
finding-releases-above = { $later }: { $gap } lebih banyak daripada { $earlier }.
finding-releases-below = { $later }: { $gap } lebih sedikit daripada { $earlier }.
finding-target-above = Targetnya { $earlier }, lalu { $later }: { $gap } lebih banyak.
finding-target-below = Targetnya { $earlier }, lalu { $later }: { $gap } lebih sedikit.
finding-bases = { $figure } diterbitkan sebagai realisasi, dan { $other } sebagai komitmen: salah satu kata itu keliru, atau semua yang dijanjikan sudah terbangun.
finding-registry-above = Disebut { $figure }; menurut daftar kawasan ada { $count } pada tanggal itu, { $gap } lebih sedikit.
finding-registry-below = Disebut { $figure }; menurut daftar kawasan ada { $count } pada tanggal itu, { $gap } lebih banyak.
finding-ratio-target = { $figure } disebut { $stated } dari target. Dengan { $bases } hasilnya paling dekat { $computed }, jadi persentase itu { $off }.
finding-ratio-stock = { $figure } disebut { $stated } dari jumlah kumulatif. Dengan { $bases } hasilnya paling dekat { $computed }, jadi persentase itu { $off }.
finding-ratio-growth = Disebut tumbuh { $stated } menjadi { $figure }. Dengan { $bases } hasilnya paling dekat { $computed }, jadi persentase itu { $off }.
finding-early = Diterbitkan sebelum periodenya berakhir: { $figures }.
finding-not-comparable = Angka-angkanya bukan per tanggal yang sama; diterbitkan sebelum periodenya berakhir: { $figures }.
finding-about = Ini bertumpu pada angka yang hanya kira-kira.
finding-otherwise-closed = Dengan { $figure } sebagai gantinya, tidak ada selisih.
finding-otherwise-above = Dengan { $figure } sebagai gantinya, kelebihannya { $gap }.
finding-otherwise-exits = Dengan { $figure } sebagai gantinya, { $gap } keluar.
finding-otherwise-below = Dengan { $figure } sebagai gantinya, kekurangannya { $gap }.
finding-change-more = Perubahan terkecil pada satu angka yang menutupnya: { $figure } naik { $by }.
finding-change-less = Perubahan terkecil pada satu angka yang menutupnya: { $figure } turun { $by }.
seems-heading = HANYA TAMPAK KELIRU
seems-target = { $subject }: { $figure } disebut { $stated } dari target, { $base }. Menurut angka tertulis hasilnya { $point }, tetapi pembulatan angka-angka itu memungkinkan { $computed }, jadi tidak ada pertentangan.
seems-stock = { $subject }: { $figure } disebut { $stated } dari kumulatif { $base }. Menurut angka tertulis hasilnya { $point }, tetapi pembulatan angka-angka itu memungkinkan { $computed }, jadi tidak ada pertentangan.
seems-growth = { $subject }: disebut tumbuh { $stated } menjadi { $figure }. Dengan { $base } angka tertulis menghasilkan { $point }, tetapi pembulatan angka-angka itu memungkinkan { $computed }, jadi tidak ada pertentangan.

verdict-holds = Dapat benar
verdict-contradicted = Bertentangan
verdict-undecidable = Tidak dapat diputuskan
claim-line = { $verdict }: { $sentence }
claim-heading = { $subject }, { $period }: sebuah pernyataan
claims-count = Dapat benar: { $holds }, bertentangan: { $contradicted }, tidak dapat diputuskan: { $undecidable }.
computed-percentage = { $part } adalah { $computed } dari { $whole }
computed-growth = { $new } setelah { $old } berarti tumbuh { $computed }
computed-growth-increase = Tambahan { $increase } menjadi { $new } berarti tumbuh { $computed }
computed-sum = { $terms } adalah { $computed }
computed-exchange = { $amount } dengan kurs { $rate } adalah { $computed }
computed-rate = { $stated } untuk { $amount } berarti kurs { $computed }
claim-certain = { $what }, jadi { $stated } benar apa pun pembulatannya.
claim-meets = { $what }, yang bertemu { $stated } pada { $common }.
claim-meets-share = { $what }; dari nilai yang ditulis { $stated }, yang mungkin hanya { $common }, { $share } di antaranya.
claim-seems = { $what }; angka tertulis menghasilkan { $point }, tetapi { $common } mungkin dan ditulis { $stated }, jadi tidak ada pertentangan.
claim-seems-share = { $what }; angka tertulis menghasilkan { $point }, tetapi dari nilai yang ditulis { $stated }, { $common } mungkin, { $share } di antaranya, jadi tidak ada pertentangan.
claim-meets-all = { $what }, sehingga setiap nilai yang ditulis { $stated } mungkin.
claim-seems-all = { $what }; angka tertulis menghasilkan { $point }, tetapi setiap nilai yang ditulis { $stated } mungkin, jadi tidak ada pertentangan.
claim-apart = { $what }, jadi { $stated } { $off }.
claim-apart-nearest = { $what }, jadi { $stated } { $off }; { $nearest } akan benar.
claim-no-rate = { $what }; tanpa kurs yang disebut tidak dapat diketahui apakah itu benar.
claim-no-rate-spread = { $what }, yang tertinggi { $spread } di atas yang terendah; tanpa kurs yang disebut tidak dapat diketahui apakah itu benar.
claim-divisor = Pembaginya mungkin nol, mengingat ketelitiannya, jadi { $stated } tidak dapat dinilai.

rating-title = { $title }, { $period } (versi { $version }, { $status })
status-official = resmi
status-reconstructed = direkonstruksi
status-illustrative = ilustrasi
about-reconstructed = Metodologi ini disusun kembali dari hasil yang diterbitkan; batas-batasnya adalah tafsiran, bukan milik lembaganya.
about-illustrative = Metodologi ini sebuah contoh: bobot, penilaian, atau batasnya tidak pernah diterbitkan dan dibuat-buat.
rating-column-zone = Kawasan
rating-column-class = Kategori
rating-column-composite = Nilai
rating-column-bounds = Mengingat pembulatan
rating-column-rank = Peringkat
rating-column-coverage = Data
rating-column-gates = Aturan khusus
rating-column-official = Kategori resmi
outcome-unclassed = tanpa kategori
outcome-insufficient_data = data tidak cukup
outcome-unrated = tidak dinilai

step-outcome = { $zone }, { $period }: { $outcome }
step-outcome-rank = { $zone }, { $period }: { $outcome }, peringkat { $rank }
step-gate = Aturan “{ $gate }” berlaku dan tidak mengubah apa pun
step-gate-changed = Aturan “{ $gate }” berlaku dan menentukan
step-gate-possible = Tidak dapat diketahui apakah aturan “{ $gate }” berlaku, jadi aturan itu tidak berpengaruh
step-no-composite = Tanpa nilai: { $coverage } bobot memiliki data, padahal harus { $least }
step-composite = Nilai { $score } ({ $bounds }): { $class }; { $coverage } bobot memiliki data
step-group = { $group }: { $score }
step-group-missing = { $group }: tanpa nilai
step-indicator = { $indicator }: { $value } ({ $bounds }) bernilai { $score }, dengan bobot { $weight }
step-indicator-points = { $indicator }: { $value } ({ $bounds }) bernilai { $score }, dengan bobot { $weight } menjadi { $points } poin
step-imputed = { $indicator }: tidak ada nilai; pengganti menurut metodologi bernilai { $score }, dengan bobot { $weight }
step-indicator-no-rule = { $indicator }: { $value } ({ $bounds }), yang tidak memiliki aturan untuk triwulan ini

improvements-heading = Yang dibutuhkan { $zone } untuk “{ $class }”, mulai { $from }, masing-masing sendiri:
improvements-none = { $zone } sudah berkategori terbaik menurut nilai, atau tidak bernilai.
improvement-more = { $indicator }: { $value }, { $by } lebih banyak
improvement-less = { $indicator }: { $value }, { $by } lebih sedikit
improvement-missing = { $indicator }: tidak ada nilai yang dapat diperbaiki
improvement-not-enough = { $indicator }: tidak ada nilai yang cukup

backtest-heading = Dibandingkan kategori resmi
backtest-none = tidak ada
backtest-agreement = { $official } kawasan memiliki kategori resmi; { $compared } di antaranya dapat dinilai, dan { $same } berkategori sama: { $agreement }.
backtest-kappa = Kappa Cohen { $kappa }, dengan bobot linear { $weighted }.
backtest-pair = { $zone }: resminya “{ $official }”, di sini “{ $ours }”
backtest-pair-decides = { $zone }: resminya “{ $official }”, di sini “{ $ours }”, ditentukan oleh { $indicator }
backtest-unrated = { $zone }: resminya “{ $official }”, tidak termasuk kawasan pada periode itu
backtest-unknown = Kategori resmi yang tidak dimiliki metodologi ini: { $classes }.
thresholds = Batas yang paling cocok dengan kategori resmi { $units } kawasan pada skala mencapai { $agreement }, batas metodologi ini { $own }; pilihan yang sama baiknya: { $choices }. Ini temuan tentang masa lalu dan tidak dipakai.
thresholds-limit = { $class }: dari di atas { $above } sampai { $most }, bukan { $own }

moves-rated = { $title }, { $period }
moves-heading = Dari “{ $before }” ke “{ $after }”
moves-none = tidak dinilai
moves-line = { $zone }: { $before } → { $after }
moves-because = { $line } ({ $by }, terutama karena { $indicator })
moves-stayed = Tidak berubah: { $count }.
