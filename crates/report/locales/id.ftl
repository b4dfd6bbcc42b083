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
