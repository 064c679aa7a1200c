/// Words, and parts of compounds, that are not read as they are spelt.
///
/// Many are of Sanskrit or Pali: a consonant at the end of one part is read again with a short vowel where the next
/// part follows. No spelling tells which, so that they are listed.
enum ThaiReadings {
    /// How words are written in the Royal Thai General System, by their letters.
    static let words: [[UInt8]: [UInt8]] = {
        var words: [[UInt8]: [UInt8]] = [:]
        for line in list.split(separator: "\n") {
            let parts = line.split(separator: " ")
            words[ThaiLetters.codes(String(parts[0]))] = Array(parts[1].utf8)
        }
        return words
    }()

    /// The longest of them, in letters.
    static let longest = words.keys.map(\.count).max() ?? 0

    /// Parts of compounds that are read with another short vowel where something follows.
    static let combining: [[UInt8]: [UInt8]] = {
        let pairs = [
            ("ราช", "ratcha"), ("รัฐ", "rattha"), ("กาญจน", "kanchana"), ("พุทธ", "phuttha"), ("วัฒน", "watthana"),
            ("มนุษย", "manutsaya"), ("อุตร", "uttara"), ("วิศว", "witsawa"), ("ชล", "chonla"), ("ผล", "phonla"),
            ("มิตร", "mittra"), ("ปิย", "piya"), ("ศิลป", "sinlapa"), ("สาธารณ", "satharana"), ("ธรรม", "thamma"),
            ("วิทย", "witthaya"), ("จันทร", "chanthara"), ("สุวรรณ", "suwanna"), ("อนุ", "anu"), ("พระ", "phra"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.map { (ThaiLetters.codes($0.0), Array($0.1.utf8)) })
    }()

    private static let list = """
        กระทรวง krasuang
        กสิกร kasikon
        กษัตริย์ kasat
        กรมวัง kromwang
        กลาโหม kalahom
        การณ์ kan
        กิตติ kitti
        เกษตร kaset
        เกษตรศาสตร์ kasetsat
        เกษม kasem
        เกียรติ kiat
        ขนอม khanom
        คณะ khana
        คมนาคม khamanakhom
        คุณธรรม khunnatham
        เฉลิม chaloem
        ชนบท chonnabot
        ชลประทาน chonlaprathan
        ชาติ chat
        จักรพรรดิ chakkraphat
        จริยธรรม chariyatham
        จังหวัด changwat
        เจริญ charoen
        ดุริยางค์ duriyang
        ทบวง thabuang
        ทราย sai
        ทรัพย์ sap
        ทรัพยากร sapphayakon
        ทหาร thahan
        เทศบาล thetsaban
        เทคโนโลยี theknoloyi
        ไทย thai
        ธนาคาร thanakhan
        ธรรม tham
        ธรรมชาติ thammachat
        ธรรมราช thammarat
        ธรรมศาสตร์ thammasat
        ธรรมาธิราช thammathirat
        ธุรกิจ thurakit
        นครินทร์ nakharin
        นคร nakhon
        นวัตกรรม nawattakam
        นิติ niti
        นโยบาย nayobai
        บริการ borikan
        บริษัท borisat
        บริหาร borihan
        บูรณาการ burannakan
        ปกครอง pokkhrong
        ประชาชน prachachon
        ประชาธิปัตย์ prachathipat
        ประมง pramong
        ปฏิรูป patirup
        ปศุสัตว์ pasusat
        ผลิต phalit
        ผลไม้ phonlamai
        พฤกษ phruek
        พฤติกรรม phruettikam
        พลังงาน phalangngan
        พัฒน์ phat
        พัฒนา phatthana
        พัฒนาการ phatthanakan
        พาณิชย์ phanit
        พิษณุ phitsanu
        เพชร phet
        เพชรบุรี phetchaburi
        เพชรบูรณ์ phetchabun
        ภูมิ phum
        ภูมิใจ phumchai
        มนุษย์ manut
        มหา maha
        มหาดไทย mahatthai
        มหานคร mahanakhon
        มหาวิทยาลัย mahawitthayalai
        มหิดล mahidon
        มติ mati
        มรดก moradok
        เมตตา metta
        ยุติธรรม yutitham
        ยุทธศาสตร์ yutthasat
        ยุทธ yut
        รัฐ rat
        รัฐธรรมนูญ ratthathammanun
        รัฐบาล ratthaban
        รัฐประศาสน ratthaprasatsana
        รัฐมนตรี ratthamontri
        รัฐวิสาหกิจ ratthawisahakit
        รัฐสภา ratthasapha
        ราชการ ratchakan
        ราชทัณฑ์ ratchathan
        ราชธานี ratchathani
        ราชบุรี ratchaburi
        ราชภัฏ ratchaphat
        ราชมงคล ratchamongkhon
        ราชสีมา ratchasima
        ราชอาณาจักร ratcha-anachak
        ราช rat
        ราษฎร์ rat
        ราษฎร ratsadon
        ลักษณ์ lak
        วัฒนธรรม watthanatham
        วัฒนา watthana
        วิทยาศาสตร์ witthayasat
        วิทยาลัย witthayalai
        วิทยา witthaya
        วิชาการ wichakan
        วิจัย wichai
        วิศวกรรม witsawakam
        ศรี si
        ศาสตร์ sat
        ศาสนา satsana
        ศิลปากร sinlapakon
        ศิลปะ sinlapa
        ศิลป์ sin
        ศิลปวัฒนธรรม sinlapawatthanatham
        ศุลกากร sunlakakon
        ศึกษาธิการ sueksathikan
        เศรษฐกิจ setthakit
        สงเคราะห์ songkhro
        สตรี satri
        สถาน sathan
        สถาบัน sathaban
        สถานี sathani
        สถิติ sathiti
        สภา sapha
        สมเด็จ somdet
        สมบัติ sombat
        สมัชชา samatcha
        สมาคม samakhom
        สมุทร samut
        สระบุรี saraburi
        สระแก้ว sakaeo
        สรรพากร sanphakon
        สรรพสามิต sanphasamit
        สวัสดิการ sawatdikan
        สวัสดิ์ sawat
        สหกรณ์ sahakon
        สหประชาชาติ sahaprachachat
        สหพันธ์ sahaphan
        สหภาพ sahaphap
        สังคม sangkhom
        สาธารณรัฐ satharanarat
        สาธารณสุข satharanasuk
        สาธารณะ satharana
        สารสนเทศ sansonthet
        สำนัก samnak
        สิทธิ sit
        สิ่งแวดล้อม singwaetlom
        สุขภาพ sukkhaphap
        สุข suk
        สุโขทัย sukhothai
        สุขุม sukhum
        สุราษฎร์ธานี suratthani
        แสดง sadaeng
        เสมอ samoe
        เสด็จ sadet
        แถลง thalaeng
        องค์การ ongkan
        องค์กร ongkon
        อธิบดี athibodi
        อย่า ya
        อย่าง yang
        อยาก yak
        อยู่ yu
        อนามัย anamai
        อนุรักษ์ anurak
        อวกาศ awakat
        อากาศ akat
        อาณาจักร anachak
        อาเซียน asian
        อารยธรรม arayatham
        อาชีวศึกษา achiwasueksa
        อัยการ aiyakan
        อำเภอ amphoe
        อิสลาม itsalam
        อุดมศึกษา udomsueksa
        อุตสาหกรรม utsahakam
        อุตุนิยมวิทยา utuniyomwitthaya
        อุทยาน utthayan
        เอกชน ekkachon
        เอกลักษณ์ ekkalak
        """
}
